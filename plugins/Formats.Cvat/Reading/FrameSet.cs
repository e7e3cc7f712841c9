using System.Globalization;

namespace Assay.Formats.Cvat.Reading;

/// <summary>The frames of a video task as images: those that the task has, or when it does not say, those that objects stand in.</summary>
sealed class FrameSet
{
    const int Most = 2_000_000;

    readonly Dictionary<int, int> positions = [];
    readonly CvatCatalog catalog;
    readonly CvatExport export;
    readonly CvatTask task;
    readonly bool complete;

    /// <exception cref="DataException">There are more frames than any video has.</exception>
    public FrameSet(CvatCatalog catalog, CvatExport export, CvatTask task)
    {
        (this.catalog, this.export, this.task) = (catalog, export, task);
        var step = Math.Max(1, task.Step);
        var start = task.Start ?? 0;
        var count = task.Size ?? (task.Stop is { } stop ? (stop - start) / step + 1 : 0);
        if (task.Start is null && task.Stop is null && task.Size is null || count <= 0)
            return;
        complete = true;
        if (count > Most || start < 0 || start + count * step > int.MaxValue)
            throw new DataException("too-many-frames", $"the task has {count} frames from number {start}, expected at most {Most}", export.File);
        for (var i = 0; i < count; i++)
            AddFrame((int)(start + i * step));
    }

    /// <summary>Images that are the frames of their task, in order.</summary>
    public FrameSet(CvatCatalog catalog, CvatExport export, CvatTask task, IReadOnlyList<CvatImage> images)
    {
        (this.catalog, this.export, this.task, complete) = (catalog, export, task, true);
        foreach (var (i, image) in images.Index())
            if (SafeName.Holds(image.Name))
                positions[i] = catalog.Add(image);
            else
                catalog.Report(Unsafe(image));
    }

    /// <summary>Images by the numbers of their frames; no image for frames that are left out.</summary>
    public FrameSet(CvatCatalog catalog, CvatExport export, IEnumerable<(int Frame, CvatImage? Image)> images)
    {
        (this.catalog, this.export, task, complete) = (catalog, export, new CvatTask(), true);
        foreach (var (frame, image) in images)
            if (image is null || SafeName.Holds(image.Name))
                positions[frame] = image is null ? -1 : catalog.Add(image);
            else
                catalog.Report(Unsafe(image));
    }

    Problem Unsafe(CvatImage image) => new("unsafe-name", $"the image name '{image.Name.Replace("\0", "\\0")}' could leave the folder of images; expected a relative path without '..'; the image is left out") { File = export.File };

    /// <summary>The image of a frame; null when the task has no such frame, -1 when the options leave it out.</summary>
    public int? Find(int frame) => positions.TryGetValue(frame, out var position) ? position : complete || frame is < 0 or >= Most ? null : AddFrame(frame);

    /// <summary>Frames that there are so far, in order.</summary>
    public IEnumerable<int> Known => positions.Keys.Order();

    int AddFrame(int frame) => positions[frame] = catalog.Add(new CvatImage
    {
        Name = Name(frame),
        Export = export,
        Task = task,
        Subset = task.Subset,
        Frame = frame,
        Width = task.Width,
        Height = task.Height,
    });

    /// <summary>As CVAT's XML calls it.</summary>
    public static string Name(int frame) => string.Create(CultureInfo.InvariantCulture, $"frame_{frame:D6}");
}
