using System.Security.Cryptography;

namespace Assay.Formats.LabelMe.Reading;

/// <summary>The image that LabelMe keeps in its file, as a file of its own among what may be cleared at any time.</summary>
static class Embedded
{
    /// <summary>Null: there is none.</summary>
    public static string? Find(string json, string folder)
    {
        using var text = JsonText.Parse(json);
        if (JsonText.Field(text.RootElement, "imageData") is not { ValueKind: System.Text.Json.JsonValueKind.String } image || !image.TryGetBytesFromBase64(out var bytes) || bytes.Length < 16)
            return null;
        var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(bytes))[..32] + (bytes[0] == 0x89 ? ".png" : bytes[0] == 0xFF ? ".jpg" : ".img"));
        if (File.Exists(path))
            return path;
        Directory.CreateDirectory(folder);
        var temporary = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, path, overwrite: true);
        return path;
    }
}
