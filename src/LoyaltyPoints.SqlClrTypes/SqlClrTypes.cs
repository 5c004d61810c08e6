namespace Microsoft.SqlServer.Server;

// What the driver names of CLR user-defined types. This service has none: the driver's code must only load.

/// <summary>How a user-defined type is written.</summary>
public enum Format
{
    Unknown = 0,
    Native = 1,
    UserDefined = 2,
}

/// <summary>A user-defined type that writes itself.</summary>
public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}

/// <summary>Marks a user-defined type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format => format;

    /// <summary>In bytes; -1 for no limit.</summary>
    public int MaxByteSize { get; set; }

    public bool IsFixedLength { get; set; }

    public bool IsByteOrdered { get; set; }

    public string? ValidationMethodName { get; set; }

    public string? Name { get; set; }
}

/// <summary>A class is no user-defined type.</summary>
public sealed class InvalidUdtException(string message) : SystemException(message)
{
    public static InvalidUdtException Create(Type udtType, string resourceReason = "") =>
        new($"'{udtType}' is an invalid user defined type, reason: {resourceReason}.");
}
