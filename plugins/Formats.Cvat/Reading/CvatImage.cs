using Assay.Formats.Cvat.Server;

namespace Assay.Formats.Cvat.Reading;

/// <summary>An image or a frame before its objects are read.</summary>
sealed class CvatImage
{
    /// <summary>As the file names it; of a frame <c>frame_000010</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The sample's id: the name, with what else it takes to be unique.</summary>
    public string Id { get; set; } = "";

    /// <summary>0: the file does not say.</summary>
    public long Width { get; init; }

    public long Height { get; init; }

    public required CvatExport Export { get; init; }

    public string? Subset { get; init; }

    public CvatTask? Task { get; init; }

    /// <summary>The number of a frame of a video.</summary>
    public int? Frame { get; init; }

    /// <summary>Where it is on a server, when it came from one.</summary>
    public ServerFrame? Server { get; init; }

    public int Line { get; init; }

    /// <summary>Somebody has drawn, tagged or ended something here.</summary>
    public bool IsLabelled { get; set; }

    /// <summary>Shapes between keyframes that are no labels.</summary>
    public int Interpolated { get; set; }

    /// <summary>Shapes that say that a track is not visible.</summary>
    public int Outside { get; set; }

    /// <summary>How far its shapes reach, for images whose size nobody states.</summary>
    public double Right { get; private set; }

    public double Bottom { get; private set; }

    public string Place => Line > 0 ? $"line {Line}, image '{Name}'" : Server is { } frame ? $"frame {frame.Number}, '{Name}'" : $"'{Name}'";

    public void Reach(double right, double bottom) => (Right, Bottom) = (Math.Max(Right, right), Math.Max(Bottom, bottom));
}

/// <summary>A task or job, as far as anything here depends on it.</summary>
sealed class CvatTask
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Subset { get; set; }
    public string? Assignee { get; set; }
    public string? Created { get; set; }
    public string? Updated { get; set; }
    public string? Mode { get; set; }

    /// <summary>The video file.</summary>
    public string? Source { get; set; }

    public long? Size { get; set; }
    public long? Start { get; set; }
    public long? Stop { get; set; }

    /// <summary>Every so many frames.</summary>
    public long Step { get; set; } = 1;

    public long Width { get; set; }
    public long Height { get; set; }

    public bool IsVideo => Mode == "interpolation";
}

/// <summary>A class as a file declares it.</summary>
sealed class CvatLabel
{
    public string Name { get; set; } = "";
    public string? Color { get; set; }
    public string? Type { get; set; }
    public string? Svg { get; set; }

    /// <summary>The skeleton that it is a point of.</summary>
    public string? Parent { get; set; }

    public List<CvatAttribute> Attributes { get; } = [];
}

/// <summary>An attribute that a label's objects may have.</summary>
sealed class CvatAttribute
{
    public string Name { get; set; } = "";
    public string? Mutable { get; set; }
    public string? InputType { get; set; }
    public string? Default { get; set; }
    public string? Values { get; set; }
}
