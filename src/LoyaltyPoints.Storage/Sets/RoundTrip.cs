namespace LoyaltyPoints.Storage.Sets;

/// <summary>
/// Statements over sets of rows that go to the database together and run in this order; on an engine across a network
/// they cost one round trip, whatever they are and however many rows they have.
/// </summary>
public sealed class RoundTrip(Session session)
{
    private readonly List<SetStep> steps = [];

    internal Session Session => session;

    /// <param name="each">Called for every row that is found, in no order that can be relied on.</param>
    public RoundTrip Find(RowSet keys, Action<IRow> each) => Add(new SetStep(keys, each));

    public RoundTrip Write(RowSet rows) => Add(new SetStep(rows, null));

    /// <summary>Writes, and insists that every row was there to be written.</summary>
    /// <exception cref="InvalidDataException">A row was absent, or its guard did not hold; see <c>Send</c>.</exception>
    public RoundTrip WriteAll(RowSet rows) => Add(new SetStep(rows, null) { MustAffectAll = true });

    /// <param name="span">What it is called in a trace; null: it is not shown there.</param>
    /// <exception cref="InvalidDataException">A row of <see cref="WriteAll"/> was not written.</exception>
    public void Send(string? span = null)
    {
        if (steps.Count == 0) return;
        using (span is null ? null : Tracing.Start(span, session)?.SetTag("db.operation.batch.size", steps.Count))
            session.Dialect.Run(session, steps);
        foreach (var step in steps)
        {
            if (step.MustAffectAll && step.Affected != step.Rows.Count)
            {
                throw new InvalidDataException(
                    $"{step.Affected} of {step.Rows.Count} rows of {step.Rows.Statement.Table} were as expected.");
            }
        }

        steps.Clear();
    }

    private RoundTrip Add(SetStep step)
    {
        if (step.Rows.Count > 0) steps.Add(step);
        return this;
    }
}

/// <summary>One statement of a <see cref="RoundTrip"/>.</summary>
/// <param name="Each">Null for a statement that writes.</param>
public sealed record SetStep(RowSet Rows, Action<IRow>? Each)
{
    internal bool MustAffectAll { get; init; }

    /// <summary>Rows that were written; set by the dialect.</summary>
    public int Affected { get; set; }
}
