namespace Assay.Formats.Coco.Reading;

/// <summary>Who made something, in which batch, when: facts that COCO has no fields for, and that people write either among the <c>attributes</c> of an image or annotation or beside them.</summary>
static class StandardFacts
{
    static readonly string[] Names = ["source", "annotator", "batch", "date", "licence"];

    /// <summary>Null: the field is none of them.</summary>
    public static string? NameOf(ReadOnlySpan<byte> field)
    {
        foreach (var name in Names)
            if (field.Length == name.Length && System.Text.Ascii.Equals(field, name))
                return name;
        return null;
    }

    /// <inheritdoc cref="NameOf(ReadOnlySpan{byte})"/>
    public static bool Has(string field) => Array.IndexOf(Names, field) >= 0;
}
