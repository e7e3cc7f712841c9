namespace Assay.Formats.Coco.Reading;

/// <summary>What a file is read as.</summary>
enum CocoKind
{
    Instances,
    Panoptic,
    /// <summary>A bare list.</summary>
    Results,
    /// <summary>Any object with <c>images</c>; nothing else of it is looked at.</summary>
    Images,
}
