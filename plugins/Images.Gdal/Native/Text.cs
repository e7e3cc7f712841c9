using System.Runtime.InteropServices;

namespace Assay.Images.Gdal.Native;

/// <summary>Text as GDAL wants it: UTF-8 that ends with 0; lists of it end with null. Memory of its own, freed with it.</summary>
sealed unsafe class Text : IDisposable
{
    readonly byte** items;
    readonly int count;

    public Text(params ReadOnlySpan<string> texts)
    {
        items = (byte**)NativeMemory.AllocZeroed((nuint)texts.Length + 1, (nuint)sizeof(byte*));
        foreach (var text in texts)
            items[count++] = (byte*)Marshal.StringToCoTaskMemUTF8(text);
    }

    /// <summary>The first.</summary>
    public byte* One => items[0];

    public byte** List => items;

    public static string? Of(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    public void Dispose()
    {
        for (var i = 0; i < count; i++)
            Marshal.FreeCoTaskMem((nint)items[i]);
        NativeMemory.Free(items);
    }
}
