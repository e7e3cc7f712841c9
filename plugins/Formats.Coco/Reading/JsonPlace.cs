namespace Assay.Formats.Coco.Reading;

/// <summary>Where a value stands.</summary>
readonly record struct JsonPlace(JsonFile File, long Offset, int Length)
{
    /// <summary>As it is written.</summary>
    public ReadOnlySpan<byte> Text => File.Slice(Offset, Length);
}
