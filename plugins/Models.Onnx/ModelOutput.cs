using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx;

/// <summary>Chooses among a model's outputs.</summary>
sealed class ModelOutput(string file, IReadOnlyList<OnnxPort> outputs, OnnxOptions options)
{
    /// <summary>The outputs that the pipeline names, or the only one, or the only one that fits.</summary>
    /// <param name="fits">Whether an output can be what the task needs.</param>
    /// <param name="expected">What that is, in words.</param>
    /// <exception cref="DataException">There is none, or more than one; the message lists them.</exception>
    public OnnxPort One(Func<OnnxPort, bool> fits, string expected)
    {
        if (options.Output.Count > 1)
            throw Wrong($"'output' names {options.Output.Count} outputs, expected one: {expected}");
        if (options.Output.Count == 1)
            return Named(options.Output[0]) is var named && fits(named) ? named : throw Wrong($"output {named} cannot be it, expected {expected}; the model gives {All}");
        var candidates = outputs.Where(fits).ToArray();
        return candidates.Length switch
        {
            1 => candidates[0],
            0 => throw Wrong($"no output can be it, expected {expected}; the model gives {All}; is 'task' right?"),
            _ => throw Wrong($"several outputs could be it ({string.Join(", ", candidates.Select(one => one.ToString()))}); say which with 'output'"),
        };
    }

    /// <exception cref="DataException">There is none of that name.</exception>
    public OnnxPort Named(string name) => outputs.FirstOrDefault(output => output.Name == name)
        ?? throw Wrong($"the model has no output '{name}'{(NearName.Of(name, outputs.Select(output => output.Name)) is { } near ? $"; did you mean '{near}'?" : "")}; it gives {All}");

    public DataException Wrong(string what) => new("model-output", what, file);

    public IReadOnlyList<OnnxPort> Outputs => outputs;

    string All => string.Join(", ", outputs);
}
