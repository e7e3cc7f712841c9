using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Kernels;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Costing;

/// <summary>cost.json of a run folder: what labelling the queue again costs, as it was known when it was last reckoned, and on which terms.</summary>
static class CostFile
{
    public static void Write(RunFolder folder, CostEstimate? cost)
    {
        if (cost is null)
            File.Delete(folder.Cost);
        else
            AtomicFile.WriteText(folder.Cost, to => to.Write(Text(cost)));
    }

    /// <summary>Writes it where it says something else by now; a folder that cannot be written keeps what it has.</summary>
    public static void Refresh(RunFolder folder, CostEstimate cost)
    {
        try
        {
            if (File.ReadAllText(folder.Cost) != Text(cost))
                Write(folder, cost);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>The terms and the units of the queue; null when the run has no cost, or is of a version that did not write its terms.</summary>
    public static (CostTerms Terms, long Units)? Read(RunFolder folder)
    {
        if (!File.Exists(folder.Cost))
            return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(folder.Cost));
            var cost = json.RootElement;
            return cost.TryGetProperty("terms", out var terms) ? (Terms(cost, terms), cost.GetProperty("units").GetInt64()) : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new DataException("broken-run", $"the cost of a run cannot be read: {e.Message} Expected what assay run wrote; delete the file, or run the pipeline again", folder.Cost);
        }
    }

    static CostTerms Terms(JsonElement cost, JsonElement terms) => new(cost.GetProperty("currency").GetString()!, Enum.Parse<CostUnit>(cost.GetProperty("unit").GetString()!, ignoreCase: true), cost.GetProperty("labelers").GetInt32())
    {
        LabelersCountAsUnits = terms.GetProperty("labelers_count_as_units").GetBoolean(),
        UnitsBefore = terms.GetProperty("units_before").GetDouble(),
        Hourly = Number(terms, "hourly"),
        Seconds = Number(terms, "seconds"),
        Tiers = terms.GetProperty("tiers") is { ValueKind: JsonValueKind.Array } tiers ? [.. tiers.EnumerateArray().Select(tier => new PriceTier(Number(tier, "up_to") ?? double.PositiveInfinity, tier.GetProperty("per_thousand").GetDouble()))] : null,
        RatesOf = cost.GetProperty("rates").GetString(),
    };

    static double? Number(JsonElement json, string name) => json.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    static string Text(CostEstimate cost) => ToJson(cost).ToJsonString(RunRecord.Indented) + "\n";

    static JsonObject ToJson(CostEstimate cost) => new()
    {
        ["schema_version"] = 1,
        ["currency"] = cost.Currency,
        ["items"] = cost.Items,
        ["unit"] = cost.Unit,
        ["units"] = cost.Units,
        ["labelers"] = cost.Labelers,
        ["rates"] = cost.Terms.RatesOf,
        ["price"] = cost.Price,
        ["beyond_rates"] = cost.BeyondTable,
        ["seconds_per_item"] = cost.SecondsPerItem,
        ["seconds_are_measured"] = cost.SecondsAreMeasured,
        ["hours"] = cost.Hours,
        ["work_price"] = cost.WorkPrice,
        ["expected_errors"] = cost.ExpectedErrors,
        ["errors_per_money"] = cost.ErrorsPerMoney,
        ["words"] = new JsonArray([.. cost.Lines().Select(line => (JsonNode)JsonValue.Create(line))]),
        ["terms"] = ToJson(cost.Terms),
    };

    static JsonObject ToJson(CostTerms terms) => new()
    {
        ["labelers_count_as_units"] = terms.LabelersCountAsUnits,
        ["units_before"] = terms.UnitsBefore,
        ["hourly"] = terms.Hourly,
        ["seconds"] = terms.Seconds,
        ["tiers"] = terms.Tiers is null ? null : new JsonArray([.. terms.Tiers.Select(tier => (JsonNode)new JsonObject { ["up_to"] = double.IsPositiveInfinity(tier.UpTo) ? null : tier.UpTo, ["per_thousand"] = tier.Per1000 })]),
    };
}
