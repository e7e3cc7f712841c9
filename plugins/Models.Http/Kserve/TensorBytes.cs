using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Assay.Models.Http.Images;

namespace Assay.Models.Http.Kserve;

/// <summary>Images of one size as the little-endian numbers of a tensor.</summary>
static class TensorBytes
{
    public static byte[] Of(ImageInput input, IReadOnlyList<Planes> images) => input.Spec.Type.Name switch
    {
        "FP32" => Of<float>(input, images),
        "FP64" => Of<double>(input, images),
        "FP16" => Of<Half>(input, images),
        "UINT8" or "BOOL" => Of<byte>(input, images),
        "INT8" => Of<sbyte>(input, images),
        "UINT16" => Of<ushort>(input, images),
        "INT16" => Of<short>(input, images),
        "UINT32" => Of<uint>(input, images),
        "INT32" => Of<int>(input, images),
        "UINT64" => Of<ulong>(input, images),
        _ => Of<long>(input, images),
    };

    static byte[] Of<T>(ImageInput input, IReadOnlyList<Planes> images) where T : unmanaged, INumberBase<T>
    {
        var one = images[0].Bands.Length * (int)images[0].Size.Area;
        var bytes = new byte[images.Count * (long)one * input.Spec.Type.Bytes];
        var numbers = MemoryMarshal.Cast<byte, T>(bytes.AsSpan());
        for (var k = 0; k < images.Count; k++)
            input.Put(images[k], numbers.Slice(k * one, one), T.CreateSaturating);
        return bytes;
    }

    /// <summary>The same numbers as JSON, for servers without the binary extension.</summary>
    public static void WriteJson(Utf8JsonWriter json, ImageInput input, IReadOnlyList<Planes> images)
    {
        var one = new double[images[0].Bands.Length * (int)images[0].Size.Area];
        json.WriteStartArray("data");
        foreach (var image in images)
        {
            input.Put(image, one.AsSpan(), value => value);
            foreach (var number in one)
                if (!double.IsFinite(number))
                    throw new DataException("image-encoding", $"an image holds {number}, which JSON cannot hold; give such pixels a number, or use a server with the extension binary_tensor_data");
                else if (input.Spec.Type.Name == "FP32")
                    json.WriteNumberValue((float)number);
                else if (input.Spec.Type.IsFloat)
                    json.WriteNumberValue(number);
                else
                    json.WriteNumberValue((long)Math.Clamp(number, long.MinValue, long.MaxValue));
        }
        json.WriteEndArray();
    }
}
