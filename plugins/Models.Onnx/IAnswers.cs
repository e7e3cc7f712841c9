using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx;

/// <summary>Makes opinions of what a model gives. Thread-safe.</summary>
interface IAnswers
{
    /// <summary>Names of the outputs it reads.</summary>
    IReadOnlyList<string> Outputs { get; }

    /// <summary>How many classes there are, when the model's shapes tell.</summary>
    int? Classes { get; }

    /// <summary>Whether several images may share a run.</summary>
    bool Batches { get; }

    /// <summary>An opinion of one picture.</summary>
    /// <param name="frame">How the picture was made.</param>
    /// <param name="windows">For each window of the frame the outputs of its run, and its position in that run.</param>
    /// <exception cref="DataException">The output is not what it should be.</exception>
    Opinion Read(Frame frame, IReadOnlyList<WindowAnswer> windows);
}

/// <summary>What a run said, and which of its images is meant.</summary>
readonly record struct WindowAnswer(IReadOnlyDictionary<string, OnnxTensor> Outputs, int Index);
