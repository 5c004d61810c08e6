namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>Names a voucher by the plain form of its code.</summary>
internal readonly record struct VoucherKey(int TenantId, string Code) : IComparable<VoucherKey>
{
    /// <summary>In the order of the table's key.</summary>
    public int CompareTo(VoucherKey other) => TenantId != other.TenantId ? TenantId.CompareTo(other.TenantId)
        : string.CompareOrdinal(Code, other.Code);
}

/// <summary>Names a use by what the checkout calls it.</summary>
internal readonly record struct UseKey(VoucherKey Voucher, string Source, string ExternalId);
