namespace Assay.Runtime.Images;

/// <summary>Turns what a codec and the file system throw into errors that name the file.</summary>
static class CodecErrors
{
    public static T Name<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException or UnauthorizedAccessException)
        {
            throw Of(path, e);
        }
    }

    public static DataException Of(string path, Exception thrown) => thrown switch
    {
        InvalidDataException => new("broken-file", thrown.Message, path, inner: thrown),
        NotSupportedException => new(IImageFormat.Unsupported, $"{thrown.Message}, which is not read here but by GDAL; install GDAL, or save the file as TIFF with deflate", path, inner: thrown),
        _ => new("unreadable-file", $"the file cannot be read or written: {thrown.Message}", path, inner: thrown),
    };
}
