namespace Assay.Runtime.Running;

/// <summary>The most probable class of each pixel; of equals the first.</summary>
static class Winner
{
    public static LabelMap Of(Probabilities p)
    {
        var ids = new ushort[p.Size.Area];
        for (var i = 0; i < ids.Length; i++)
            for (ushort k = 1; k < p.Classes; k++)
                if (p[k, i] > p[ids[i], i])
                    ids[i] = k;
        return new LabelMap(p.Size, ids);
    }
}
