using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>What the label files mean and how they are written. Thread-safe; errors are those of codecs, and are given the file's name by <see cref="Errors"/>.</summary>
interface IMapFiles
{
    /// <summary>The files' own classes, or <see cref="ClassList.Unknown"/> when they hold bare ids.</summary>
    ClassList Classes { get; }

    /// <summary>Width and height, from the header alone.</summary>
    Size ReadSize(string path);

    IndexMap Read(string path);

    /// <summary>Whether a part of a map costs less than all of it.</summary>
    bool CanReadWindows(string path);

    IndexMap Read(string path, Window window);

    /// <summary>Writes a changed map in the source's own format.</summary>
    void Write(string source, string target, LabelMap changed);
}
