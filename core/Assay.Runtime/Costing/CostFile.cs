using System.Text.Json.Nodes;
using Assay.Runtime.Running;

namespace Assay.Runtime.Costing;

/// <summary>cost.json of a run folder: what labelling the queue again costs, as it was known when it was last reckoned.</summary>
static class CostFile
{
    public static void Write(RunFolder folder, CostEstimate? cost)
    {
        if (cost is null)
            File.Delete(folder.Cost);
        else
            AtomicFile.WriteText(folder.Cost, to => to.Write(ToJson(cost).ToJsonString(RunRecord.Indented) + "\n"));
    }

    static JsonObject ToJson(CostEstimate cost) => new()
    {
        ["schema_version"] = 1,
        ["currency"] = cost.Currency,
        ["items"] = cost.Items,
        ["unit"] = cost.Unit,
        ["units"] = cost.Units,
        ["labelers"] = cost.Labelers,
        ["rates"] = cost.RatesOf,
        ["price"] = cost.Price,
        ["beyond_rates"] = cost.BeyondTable,
        ["seconds_per_item"] = cost.SecondsPerItem,
        ["seconds_are_measured"] = cost.SecondsAreMeasured,
        ["hours"] = cost.Hours,
        ["work_price"] = cost.WorkPrice,
        ["expected_errors"] = cost.ExpectedErrors,
        ["errors_per_money"] = cost.ErrorsPerMoney,
        ["words"] = new JsonArray([.. cost.Lines().Select(line => (JsonNode)JsonValue.Create(line))]),
    };
}
