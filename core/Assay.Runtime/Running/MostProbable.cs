using Assay.Kernels;

namespace Assay.Runtime.Running;

/// <summary>Probabilities as a label map: the most probable class of every pixel, the first of equal ones.</summary>
static class MostProbable
{
    /// <param name="subject">Whose probabilities, for the message: "the opinion of 'unet'".</param>
    /// <exception cref="DataException">They are no probabilities; the message names pixel and class.</exception>
    public static LabelMap Of(Probabilities of, ClassList classes, string subject)
    {
        var to = new ushort[of.Size.Area];
        var report = Type.GetTypeCode(of.ElementType) switch
        {
            TypeCode.Single => ArgMax.Find(of.Values<float>(), of.Classes, [], of.Complete, to),
            TypeCode.Double => ArgMax.Find(of.Values<double>(), of.Classes, [], of.Complete, to),
            TypeCode.Byte => ArgMax.Find(of.Values<byte>(), of.Classes, [], of.Complete, to),
            _ => ArgMax.Find(of.Values<Half>(), of.Classes, [], of.Complete, to),
        };
        return report.Defect is not { } defect ? new LabelMap(of.Size, to)
            : throw new DataException("not-probabilities", $"{subject}: {defect.Describe(of.Size.Width, classes.NameOf)}");
    }
}
