namespace Assay.Formats.Coco.Reading;

/// <summary>Whole numbers as they stand in ordinary files, without the JSON library.</summary>
static class ShortNumber
{
    const int MostDigits = 18;

    /// <summary>A number of at most eighteen digits without sign; false for anything else, also for what is no JSON.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > MostDigits || text[0] == '0' && text.Length > 1)
            return false;
        foreach (var character in text)
        {
            var digit = (uint)(character - '0');
            if (digit > 9)
                return false;
            number = number * 10 + digit;
        }
        return true;
    }
}
