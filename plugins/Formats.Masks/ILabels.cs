using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>Where label maps lie. Thread-safe; errors in files are DataExceptions.</summary>
interface ILabels : IDisposable
{
    /// <summary>In ordinal order.</summary>
    IReadOnlyList<string> Ids { get; }

    /// <summary>The files, for the fingerprint and for errors.</summary>
    IReadOnlyCollection<KeyValuePair<string, string>> Files { get; }

    /// <summary>The folder that all files lie below.</summary>
    string Root { get; }

    /// <summary>The file that holds a map.</summary>
    string FileOf(string id);

    /// <summary>Width and height, from headers alone.</summary>
    Size ReadSize(string id);

    IndexMap Read(string id);

    /// <summary>The files' own classes, or <see cref="ClassList.Unknown"/>.</summary>
    ClassList Classes => ClassList.Unknown;

    /// <summary>Where a map lies on the ground, when its file says so.</summary>
    Georeference? WhereOf(string id) => null;

    /// <summary>Whether a part of a map costs less than all of it.</summary>
    bool CanReadWindows(string id) => false;

    IndexMap Read(string id, Window window) => throw new NotSupportedException();
}
