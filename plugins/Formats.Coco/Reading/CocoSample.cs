using System.Globalization;

namespace Assay.Formats.Coco.Reading;

/// <summary>A sample before its annotations are read. Sizes are as the file says, not checked.</summary>
sealed record CocoSample(string Id, string FileName, long Width, long Height, string File, JsonPlace Place)
{
    /// <summary>Its entry in <c>images</c>, as it is written.</summary>
    public ReadOnlySpan<byte> Text => Place.Text;

    public string? License { get; init; }

    /// <summary>As written, without quotes.</summary>
    public string? LicenseId { get; init; }

    /// <summary>Texts and numbers by name.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Attributes { get; init; } = [];

    public string? DateCaptured { get; init; }

    /// <summary>The video's name, else its id.</summary>
    public string? Sequence { get; init; }

    public double? Frame { get; init; }

    public string SizeText => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");

    /// <exception cref="DataException">There are no pixels, or too many.</exception>
    public Size CheckedSize()
    {
        if (Width <= 0 || Height <= 0)
            throw new DataException("image-without-pixels", $"the size of the image is {SizeText}, expected a width and a height of 1 or more", File, $"image '{FileName}'");
        return Width <= int.MaxValue && Height <= int.MaxValue && Width * Height <= int.MaxValue
            ? new Size((int)Width, (int)Height)
            : throw new DataException("image-too-large", $"the image has {SizeText} pixels, at most {int.MaxValue} fit into a mask; cut it into tiles", File, $"image '{FileName}'");
    }
}
