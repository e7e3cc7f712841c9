namespace Assay.Formats.Masks.Writing;

/// <summary>Colours for ids: those of Pascal VOC's development kit (VOC2012 devkit, VOClabelcolormap), which other tools know; the last one, void, is its cream.</summary>
static class ClassColors
{
    /// <summary>256 colours of red, green and blue.</summary>
    public static byte[] Palette() => [.. Enumerable.Range(0, 256).SelectMany(id => new[] { Channel(id, 0), Channel(id, 1), Channel(id, 2) })];

    /// <summary>Every third bit of the id, the lowest one highest.</summary>
    static byte Channel(int id, int channel)
    {
        var value = 0;
        for (var bit = 0; bit < 3; bit++)
            value |= (id >> 3 * bit + channel & 1) << 7 - bit;
        return (byte)value;
    }
}
