using Assay.Kernels;

namespace Assay.Runtime.Scripts;

/// <summary>Turns opinions into what a script's parameters hold.</summary>
static class ScriptArguments
{
    /// <summary>The evidence of an opinion, or null when it has none of that kind.</summary>
    /// <exception cref="DataException">It is of another size than the sample, or its probabilities are none.</exception>
    public static object? Of(Need need, Exam exam)
    {
        var opinion = exam.Opinion(need.Role);
        object? found = need.Of switch
        {
            Evidence.Probabilities => opinion.Probabilities,
            Evidence.Instances => opinion.Instances,
            Evidence.ClassScores => opinion.ClassScores,
            Evidence.Value => opinion.Value,
            _ => opinion.LabelMap ?? (opinion.Probabilities is { } probabilities ? MostProbable(need.Role, Sized(need.Role, probabilities, probabilities.Size, exam), exam) : null),
        };
        return found is LabelMap map ? Sized(need.Role, map, map.Size, exam) : found is Probabilities planes ? Sized(need.Role, planes, planes.Size, exam) : found;
    }

    static T Sized<T>(string role, T value, Size size, Exam exam) => size == exam.Sample.Size ? value
        : throw new DataException("size-mismatch", $"the opinion of '{role}' is {size} and the sample is {exam.Sample.Size}; expected the same width and height");

    static LabelMap MostProbable(string role, Probabilities of, Exam exam)
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
            : throw new DataException("not-probabilities", $"the opinion of '{role}': {defect.Describe(of.Size.Width, k => k < exam.Classes.Count ? exam.Classes[k].Name : $"{k}")}");
    }
}
