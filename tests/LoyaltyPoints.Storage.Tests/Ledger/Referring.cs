using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Sweeps;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

/// <summary>A shop with a referral program, two members of whom one has a code, and short words for what they do.
/// </summary>
internal sealed class Referring(Shop shop, Guid program, Guid referrer, Guid referred)
{
    public Guid Program => program;

    public Guid Referrer => referrer;

    public Guid Referred => referred;

    public static async Task<Referring> OpenAsync(Shop shop, string definition, ReferralCap? cap = null)
    {
        var program = await shop.OpenAsync(definition);
        await SetAsync(shop, new ReferralProgram
        {
            ProgramId = program, ReferrerUnits = 500, ReferredUnits = 200, MinimumOrder = 1000, Within = "P2Y",
            MaximumPerReferrer = cap,
        });
        return new Referring(shop, program, await shop.EnrolAsync(program), await shop.EnrolAsync(program));
    }

    public static async Task SetAsync(Shop shop, ReferralProgram terms) => Assert.Null((await shop.WriteAsync(
        new FunctionWork(Shop.Tenant, null, batch =>
        {
            var isThere = ReferralProgramRows.Find(batch.Session, Shop.Tenant) is not null;
            var (_, _, refusal) = ReferralProgramRows.Put(batch, Shop.Tenant, terms, isThere, null);
            return refusal is null ? new Answer(200, default) : refusal;
        })
        {
            ChangesPrograms = true,
        })).Refusal);

    public Work Register(Guid? member = null, Guid? by = null) =>
        new RegisterReferralWork(Shop.Tenant, member ?? referred, by ?? referrer, null);

    /// <summary>Whatever the writers of these shops were handed before is done.</summary>
    public static async Task DoneAsync(params Shop[] shops)
    {
        foreach (var one in shops)
            await one.WriteAsync(new FunctionWork(0, null, static _ => new Answer(204, default)));
    }

    public Referral Referral(Guid? member = null) =>
        shop.Readers.Read(session => ReferralRow.Find(session, Shop.Tenant, member ?? referred))!;

    public (long Referred, long Referrer) Bonuses() => (Bonus(referred), Bonus(referrer));

    /// <summary>Given for referrals, less what was taken back.</summary>
    public long Bonus(Guid member) => shop.Entries(member).Where(entry => entry.Kind == EntryKind.Bonus)
        .Sum(entry => entry.From == Bucket.Issued ? entry.Units : -entry.Units);

    public static Task SweepAsync(Shop shop) =>
        new Sweeper(shop.Writer, shop.Readers, new TenantTime(shop.Clock, shop.Readers)).SweepAsync(
            new TenantRecord(Shop.Tenant, "Shop", true), static () => Task.FromResult(true));

    public static BookReport Verify(Shop shop) =>
        shop.Readers.Read(session => BookVerifier.Verify(session, Shop.Tenant, static _ => { }));

    /// <summary>A member who enrols with identifiers, brought by a code or a member.</summary>
    public Task<WorkResult> EnrolAsync(string by, params MemberIdentifier[] identifiers) => shop.WriteAsync(
        new FunctionWork(Shop.Tenant, null, batch =>
        {
            var id = batch.Ids.Next();
            var member = new MemberRecord
            {
                Id = id, Identifiers = identifiers, CreatedAt = batch.Now, UpdatedAt = batch.Now,
                Accounts =
                [
                    new Account
                    {
                        TenantId = Shop.Tenant, MemberId = id, ProgramId = program,
                        EnrolledAt = batch.Now.Plus(-TimeSpan.FromDays(1)),
                    },
                ],
            };
            var (referral, refused) = ReferralWrites.DecideNew(batch, Shop.Tenant, member, by);
            if (refused is not null) return refused;
            if (MemberWrites.Create(batch, Shop.Tenant, member) is { } taken) return taken;
            ReferralWrites.Stage(batch, Shop.Tenant, referral!);
            return new Answer(201, id.ToByteArray());
        }));

    public async Task<string> CodeAsync(Guid? member = null)
    {
        var code = "";
        var result = await shop.WriteAsync(new FunctionWork(
            Shop.Tenant, null,
            batch =>
            {
                var (made, _, refusal) = ReferralCodeWrites.Make(batch, Shop.Tenant, member ?? referrer);
                if (made is null) return refusal!;
                code = made.Code;
                return new Answer(200, default);
            },
            member ?? referrer));
        Assert.Null(result.Refusal);
        return code;
    }
}
