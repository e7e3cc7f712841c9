namespace Assay.Formats.Coco.Reading;

/// <summary>What is in a file and where; geometry is read later, from the place.</summary>
sealed class CocoIndex(JsonFile file, CocoIds ids)
{
    public JsonFile File { get; } = file;

    public CocoIds Ids { get; } = ids;

    /// <summary>Null until the file lists any.</summary>
    public List<CocoImage>? Images { get; set; }

    /// <summary>Null until the file lists any.</summary>
    public List<CocoAnnotation>? Annotations { get; set; }

    /// <summary>Null until the file lists any.</summary>
    public List<CocoCategory>? Categories { get; set; }

    /// <summary>Names by id.</summary>
    public Dictionary<string, string> Licenses { get; } = [];

    /// <summary>Where each licence stands, by id.</summary>
    public Dictionary<string, JsonPlace> LicenseTexts { get; } = [];

    /// <summary>Sections that are neither images, annotations, categories nor licences: <c>info</c>, ...</summary>
    public List<(string Name, JsonPlace Place)> Rest { get; } = [];

    /// <summary>Names of videos by id.</summary>
    public Dictionary<string, string> Videos { get; } = [];

    /// <summary>What is odd about the file but does not prevent reading it.</summary>
    public List<Problem> Problems { get; } = [];
}

/// <summary>An entry of <c>images</c>; sizes are 0 when the file does not say. Licence and video are their ids as written; attributes are texts and numbers.</summary>
readonly record struct CocoImage(long? Id, string? FileName, long Width, long Height, string? License, string? DateCaptured, string? Video, double? Frame, IReadOnlyList<KeyValuePair<string, object>>? Attributes, long Offset, int Length);

/// <summary>Where an annotation or result stands, and what it belongs to.</summary>
readonly record struct CocoAnnotation(long? Id, long? Image, int? Category, long Offset, int Length);

/// <summary>An entry of <c>categories</c>; things are counted, stuff is not (panoptic files).</summary>
sealed record CocoCategory(int Id, string Name, string? Super, bool IsThing, JsonPlace Place);
