using System.Text.Json.Serialization;

namespace Assay.Runtime.Scripts;

/// <summary>The description of compiled code in the cache.</summary>
/// <param name="Assembly">SHA-256 of the assembly beside it.</param>
/// <param name="Symbols">SHA-256 of the symbols beside it.</param>
/// <param name="FactsHash">SHA-256 of the facts as JSON.</param>
sealed record CacheEntry(string Assembly, string Symbols, string FactsHash, CodeFacts Facts);

// Generated readers: reflection would cost every cached start some 40 ms.
// The bounds of a range may be infinite.
[JsonSourceGenerationOptions(UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(CacheEntry))]
[JsonSerializable(typeof(CodeFacts))]
sealed partial class CacheJson : JsonSerializerContext;
