using Assay.Kernels.Codecs;
using Assay.Kernels.Files;

namespace Assay.Models.Arrays;

/// <summary>Finds out what a path stands for: a stack, one sample's file, or a file per sample.</summary>
sealed class StoreOpener(IKind kind, string? match, string? member, IHost host)
{
    /// <param name="path">File, folder or glob.</param>
    /// <param name="samples">The dataset's.</param>
    /// <param name="classes">The dataset's; 0: unknown.</param>
    public IStore Open(string path, int samples, int classes)
    {
        if (!File.Exists(path))
            return new FileStore(kind, FindFiles(path), member, classes);
        if (match is not null)
            throw new DataException("useless-match", $"{kind.Option}: match '{match}' names files, but this is one file; remove match", path);
        if (NpzArray.Is(path))
            return OpenArchive(path, samples, classes);
        var isStack = path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase) && IsStack(path, samples, classes);
        if (!isStack && samples != 1)
            throw new DataException("wrong-count", $"{kind.Option}: this file holds one sample, the dataset has {samples}; expected a stack, np.stack(arrays), or a folder with a file per sample", path);
        return isStack ? new StackStore(kind, path, Errors.Wrap(path, () => NpyFile.Open(path))) : new SingleStore(kind, path, null, classes);
    }

    /// <summary>Looks at the header; refuses what is neither a stack nor one sample's array.</summary>
    bool IsStack(string path, int samples, int classes)
    {
        return IsStack(Errors.Wrap(path, () => NpyFile.ReadHeader(path)), path, samples, classes);
    }

    bool IsStack(NpyHeader header, string path, int samples, int classes)
    {
        if (header.Shape.Count == kind.Sides)
            return false;
        if (header.Shape.Count != kind.Sides + 1)
            throw new DataException("wrong-shape", $"{kind.Option}: the shape is {header.ShapeText}, expected (samples, {kind.Shape[1..]} for a stack or {kind.Shape} for one sample".Replace("(samples, )", "(samples,)"), path);
        Errors.Wrap(path, () => { kind.Check(header, [.. header.Shape.Skip(1)], classes); return true; });
        return header.Shape[0] == samples ? true
            : throw new DataException("wrong-count", $"{kind.Option}: the stack has {header.Shape[0]} entries, the dataset {samples} samples; expected an entry per sample in the dataset's order (by id), "
                + "or a folder with a file per sample", path);
    }

    /// <summary>One array, of all samples or of a single one; or an array per sample.</summary>
    IStore OpenArchive(string path, int samples, int classes)
    {
        var archive = Errors.Wrap(path, () => NpzFile.Open(path));
        if (member is null && archive.Names.Count > 1)
            return new ArchiveStore(kind, path, archive, classes);
        using (archive)
        {
            var file = Errors.Wrap(path, () => archive.Read(member));
            if (IsStack(file.Header, path, samples, classes))
                return new StackStore(kind, path, file);
            return samples == 1 ? new SingleStore(kind, path, member, classes)
                : throw new DataException("wrong-count", $"{kind.Option}: the array is one sample's, the dataset has {samples}; expected a stack, an array per sample named by its id, or a folder with a file per sample", path);
        }
    }

    PathIds FindFiles(string path)
    {
        var found = Errors.Wrap(path, () => PathSet.Find(path, kind.Extensions));
        var files = Errors.Wrap(path, () => PathIds.Of(found, match));
        if (found.Paths.Count == 0)
            throw new DataException("no-files", $"{kind.Option}: nothing here ends in {string.Join(" or ", kind.Extensions)} (folders are searched with all below them), found {found.DescribeOthers()}", path);
        if (files.Files.Count == 0)
            throw new DataException("no-files", $"{kind.Option}: none of {found.Paths.Count} files matches '{match}', which is applied to the path below {found.Root} without extension, for example '{found.Paths[0]}'", path);
        if (files.Ignored.Count > 0)
            host.Report(new Problem("unmatched-files", $"{kind.Option}: {files.Ignored.Count} of {found.Paths.Count} files do not match '{match}' and are left out, for example '{files.Ignored[0]}'") { File = path });
        return files;
    }
}
