namespace Assay.Runtime.Scripts.Isolation;

/// <summary>Probabilities in the type they are stored in.</summary>
static class ProbabilitiesWire
{
    static readonly Type[] Types = [typeof(double), typeof(float), typeof(Half), typeof(byte)];

    public static void Write(BinaryWriter to, Probabilities? probabilities)
    {
        to.Write((sbyte)(probabilities is null ? -1 : Array.IndexOf(Types, probabilities.ElementType)));
        if (probabilities is null)
            return;
        to.Write(probabilities.Size.Width);
        to.Write(probabilities.Size.Height);
        to.Write(probabilities.Classes);
        to.Write(probabilities.Complete);
        if (probabilities.ElementType == typeof(double))
            WireNumbers.Write(to, probabilities.Values<double>());
        else if (probabilities.ElementType == typeof(float))
            WireNumbers.Write(to, probabilities.Values<float>());
        else if (probabilities.ElementType == typeof(Half))
            WireNumbers.Write(to, probabilities.Values<Half>());
        else
            WireNumbers.Write(to, probabilities.Values<byte>());
    }

    public static Probabilities? Read(BinaryReader from) => from.ReadSByte() switch
    {
        -1 => null,
        0 => Read<double>(from),
        1 => Read<float>(from),
        2 => Read<Half>(from),
        _ => Read<byte>(from),
    };

    static Probabilities Read<T>(BinaryReader from) where T : unmanaged
    {
        var (size, classes, complete) = (new Size(from.ReadInt32(), from.ReadInt32()), from.ReadInt32(), from.ReadBoolean());
        return Probabilities.Of<T>(size, classes, WireNumbers.Read<T>(from), complete);
    }
}
