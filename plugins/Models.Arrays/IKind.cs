using Assay.Kernels.Codecs;

namespace Assay.Models.Arrays;

/// <summary>What arrays hold: probabilities, label maps or values. Errors are InvalidDataExceptions.</summary>
interface IKind
{
    Evidence Gives { get; }

    /// <summary>The option's key, for errors.</summary>
    string Option { get; }

    /// <summary>Extensions of files that can hold one.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>How many sides one sample's array has.</summary>
    int Sides { get; }

    /// <summary>One sample's shape in words: "(classes, height, width)".</summary>
    string Shape { get; }

    /// <summary>Refuses element types and sides that cannot be of this kind. <paramref name="shape"/> is one sample's.</summary>
    void Check(NpyHeader header, IReadOnlyList<long> shape, int classes);

    /// <summary>An entry of a stack.</summary>
    Opinion Read(NpyFile stack, long index, Size size);

    /// <summary>A file of its own.</summary>
    Opinion Read(string path, Size size, int classes);

    /// <summary>Whether a window of this file costs less than all of it.</summary>
    bool CanReadWindows(string path) => false;

    /// <summary>A window of an entry of a stack, or of a file of its own (entry 0).</summary>
    Opinion Read(string path, long entry, Size size, Window window, int classes) => throw new NotSupportedException();
}
