using Assay;
using YamlDotNet.Serialization;

namespace Outsider.Weights;

/// <summary>The mean weight of a sample's labelled pixels; weights stand in a YAML text.</summary>
[Component("class_weights", "Mean weight of the labelled pixels, by class.")]
public sealed class ClassWeights(ClassWeightsOptions options) : IScorer
{
    readonly Dictionary<string, double> weights = new DeserializerBuilder().Build().Deserialize<Dictionary<string, double>>(options.Weights);

    public IReadOnlyList<Need> Needs => [];
    public Evidence Labels => Evidence.LabelMap;
    public IReadOnlyList<Column> Columns { get; } = [new("")];

    public Score Examine(Exam exam)
    {
        if (exam.LabelMap is not { } map)
            return Score.None;
        var known = map.Ids.ToArray().Where(id => id != LabelMap.Void).Select(id => weights.GetValueOrDefault(exam.Classes[id].Name)).ToArray();
        return known.Length == 0 ? Score.None : new Score { Values = [known.Average()], Reason = $"weighed with YamlDotNet {typeof(IDeserializer).Assembly.GetName().Version}" };
    }
}
