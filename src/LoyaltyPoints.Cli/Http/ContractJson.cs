using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoyaltyPoints.Cli.Http;

/// <summary>Readers and writers of the contract, made by the compiler.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NewMember))]
[JsonSerializable(typeof(MemberView))]
[JsonSerializable(typeof(Page<MemberView>))]
[JsonSerializable(typeof(NewEnrollment))]
[JsonSerializable(typeof(NewPurchase))]
[JsonSerializable(typeof(PurchaseView))]
[JsonSerializable(typeof(BatchLineView))]
[JsonSerializable(typeof(NewReturn))]
[JsonSerializable(typeof(ReturnView))]
[JsonSerializable(typeof(NewRedemption))]
[JsonSerializable(typeof(RedemptionView))]
[JsonSerializable(typeof(ProgramView))]
[JsonSerializable(typeof(Page<ProgramView>))]
[JsonSerializable(typeof(Publication))]
[JsonSerializable(typeof(ProblemView))]
internal sealed partial class ContractJson : JsonSerializerContext;
