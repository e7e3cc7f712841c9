using System.Numerics;

namespace Assay.Scorers.Confidence;

/// <summary>The probability of each pixel's label: what the scores of this plugin sum up.</summary>
static class LabelProbability
{
    /// <summary>In [0,1], row-major; NaN where the label is void.</summary>
    public static float[] Map<T>(LabelMap labels, Probabilities probabilities) where T : unmanaged, INumberBase<T>
    {
        var map = new float[labels.Ids.Length];
        var values = probabilities.Values<T>();
        var whole = typeof(T) == typeof(byte) ? 255f : 1f;
        for (var i = 0; i < map.Length; i++)
            map[i] = labels.Ids[i] == LabelMap.Void ? float.NaN : float.CreateTruncating(values[labels.Ids[i] * map.Length + i]) / whole;
        return map;
    }
}
