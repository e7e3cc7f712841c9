namespace Assay.Formats.Segmentation.Reading;

/// <summary>What a folder holds.</summary>
/// <param name="Scenes">In ordinal order of their ids.</param>
/// <param name="Read">Reads what is said of a scene that has labels; its size comes with it.</param>
sealed record SceneSet(IReadOnlyList<Scene> Scenes, ClassList Classes, Func<Scene, SampleLedger, (Size Size, Labels Labels)> Read)
{
    /// <summary>Files that labels depend on beside those of scenes.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>How large a scene is that has labels, from a header.</summary>
    public Func<Scene, Size> SizeOf { get; init; } = scene => SceneMap.ReadSize(scene.Labels!);
}
