using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.PersonalData;

/// <summary>
/// Writes members anew who lie in plain or under an older key, so that all lie under the current one. It goes by
/// member, a page at a time, and may be broken off and begun again at any time, beside the service.
/// </summary>
public sealed class PersonalDataRewrite(LedgerWriter writer, ReadPool readers)
{
    private const int PageSize = 200;

    /// <returns>How many members were written; null where the database did not take one.</returns>
    public async Task<long?> RunAsync(int tenantId, CancellationToken cancellation)
    {
        var count = 0L;
        for (Guid? after = Guid.Empty; after is not null;)
        {
            cancellation.ThrowIfCancellationRequested();
            var from = after.Value;
            var (due, last) = readers.Read(session => MemberRows.NotCurrent(session, tenantId, from, PageSize));
            if (due.Count > 0)
            {
                var result = await writer.WriteAsync(new FunctionWork(tenantId, null, batch =>
                {
                    foreach (var id in due) MemberWrites.Reseal(batch, tenantId, id);
                    return new Answer(204, default);
                }));
                if (result.Refusal is not null) return null;
                count += due.Count;
            }

            after = last;
        }

        return count;
    }
}
