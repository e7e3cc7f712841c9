using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>A copy of the label maps: files where they lay below their root, in their own formats and element types; a stack stays a stack.</summary>
sealed class MasksCopy(ILabels labels, IReadOnlyList<string> ids, string folder) : IDatasetCopy
{
    readonly HashSet<string> replaced = new(StringComparer.Ordinal);
    readonly string name = labels is LabelStack ? "labels.npy" : "labels";
    bool stackCopied;

    public ValueTask ReplaceAsync(int index, Labels changed, CancellationToken cancel)
    {
        var id = ids[index];
        var source = labels.FileOf(id);
        var target = Target(id, source);
        replaced.Add(id);
        Errors.Wrap(target, () =>
        {
            if (labels is LabelStack stack)
                ReplaceInStack(stack, id, source, target, changed.Map!);
            else
                ((LabelFiles)labels).Write(id, Made(target), changed.Map!);
            return true;
        });
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyDictionary<string, string>> CompleteAsync(CancellationToken cancel)
    {
        foreach (var id in labels.Ids.Where(id => !replaced.Contains(id)))
        {
            cancel.ThrowIfCancellationRequested();
            var (source, target) = (labels.FileOf(id), Target(id, labels.FileOf(id)));
            Errors.Wrap(source, () => labels is LabelStack ? CopyStack(source, target) : Copied(source, target));
        }
        return ValueTask.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string> { ["labels"] = name });
    }

    string Target(string id, string source) => labels is LabelStack ? Path.Combine(folder, name) : Path.Combine(folder, name, Path.GetRelativePath(labels.Root, source));

    void ReplaceInStack(LabelStack stack, string id, string source, string target, LabelMap changed) =>
        NpyPatch.Write(CopyStack(source, target), stack.FirstElementOf(id), stack.Read(id), changed);

    string CopyStack(string source, string target)
    {
        if (!stackCopied)
            File.Copy(source, target);
        stackCopied = true;
        return target;
    }

    static string Copied(string source, string target)
    {
        File.Copy(source, Made(target));
        File.SetAttributes(target, FileAttributes.Normal);
        return target;
    }

    static string Made(string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        return target;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
