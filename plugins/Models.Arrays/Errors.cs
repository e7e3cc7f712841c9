namespace Assay.Models.Arrays;

/// <summary>Turns what codecs and the file system throw into errors that name the file.</summary>
static class Errors
{
    public static T Wrap<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is InvalidDataException or ArgumentException)
        {
            throw new DataException("broken-file", broken.Message, file, inner: broken);
        }
        catch (NotSupportedException other)
        {
            throw new DataException(IImageFormat.Unsupported, $"{other.Message}, which is not read here; save it as TIFF with deflate, as PNG or as NPY", file, inner: other);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {unreadable.Message}", file, inner: unreadable);
        }
    }
}
