using LoyaltyPoints.Core;

namespace LoyaltyPoints.Tests.Histories;

/// <summary>
/// Units as a heap of single grants, each with its expiry: slow and plain, to compare the ledger with.
/// </summary>
internal sealed class NaiveBook
{
    private List<(Instant Expires, long Units)> grants = [];

    public long Debt { get; private set; }

    public long Issued { get; private set; }

    public long Expired { get; private set; }

    public long Revoked { get; private set; }

    public long Redeemed { get; private set; }

    public long Reserved { get; private set; }

    public long Available => grants.Sum(grant => grant.Units) - Debt;

    public void Expire(Instant now)
    {
        Expired += grants.Where(grant => grant.Expires <= now).Sum(grant => grant.Units);
        grants = [.. grants.Where(grant => grant.Expires > now)];
    }

    public void Grant(Instant expires, long units, Instant now)
    {
        Issued += units;
        Put(expires, units, now);
    }

    public List<(Instant Expires, long Units)> Spend(long units)
    {
        Redeemed += units;
        return Take(units);
    }

    public List<(Instant Expires, long Units)> SetAside(long units)
    {
        Reserved += units;
        return Take(units);
    }

    /// <summary>Spends the first units of what was set aside, and gives back the others.</summary>
    public void Release(IEnumerable<(Instant Expires, long Units)> parts, long spent, Instant now)
    {
        foreach (var (expires, units) in parts)
        {
            var part = Math.Min(spent, units);
            spent -= part;
            Reserved -= units;
            Redeemed += part;
            Put(expires, units - part, now);
        }
    }

    public void GiveBack(IEnumerable<(Instant Expires, long Units)> parts, Instant now)
    {
        foreach (var (expires, units) in parts)
        {
            Redeemed -= units;
            Put(expires, units, now);
        }
    }

    /// <returns>What could be taken: from the grants of this expiry, then from any, then as debt.</returns>
    public long Revoke(long units, Instant? firstFrom, bool mayGoNegative)
    {
        var left = units;
        if (firstFrom is { } expires)
        {
            var own = grants.Where(grant => grant.Expires == expires).Sum(grant => grant.Units);
            var part = Math.Min(own, left);
            grants = [.. grants.Where(grant => grant.Expires != expires)];
            if (own > part) grants.Add((expires, own - part));
            left -= part;
        }

        left -= Take(left).Sum(part => part.Units);
        if (mayGoNegative) (Debt, left) = (Debt + left, 0);
        Revoked += units - left;
        return units - left;
    }

    private void Put(Instant expires, long units, Instant now)
    {
        if (units == 0) return;
        grants.Add((expires, units));
        Expire(now);
        var repaid = Take(Debt).Sum(part => part.Units);
        Debt -= repaid;
    }

    private List<(Instant Expires, long Units)> Take(long units)
    {
        var taken = new List<(Instant, long)>();
        while (units > 0 && grants.Count > 0)
        {
            var soonest = grants.MinBy(grant => grant.Expires);
            grants.Remove(soonest);
            var part = Math.Min(units, soonest.Units);
            if (soonest.Units > part) grants.Add((soonest.Expires, soonest.Units - part));
            taken.Add((soonest.Expires, part));
            units -= part;
        }

        return taken;
    }
}
