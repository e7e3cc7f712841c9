namespace Assay.Runtime.Running;

/// <summary>
/// Looks for a shift between a sample's label map and a reference's: a half-pixel convention, a crop, a wrong offset. Agreement is counted at shifts of up to two pixels
/// in each direction; one counts when it is clearly better than none. <see cref="ShiftCheck"/> decides what a few samples say together.
/// </summary>
static class PixelShift
{
    public const int MostSamples = 8;
    const int Reach = 2;
    const int EnoughPixels = 1 << 16; // Larger maps are looked at in every second, third, ... row.
    const double Clearly = 0.01; // Of the compared pixels; less is noise at boundaries.

    /// <summary>The shift of the reference against the labels in one sample, (0,0) when there is none.</summary>
    public static (int X, int Y) Find(LabelMap labels, LabelMap reference)
    {
        var (best, shift, none) = (0.0, (0, 0), 0.0);
        for (var y = -Reach; y <= Reach; y++)
            for (var x = -Reach; x <= Reach; x++)
            {
                var agreement = Agreement(labels, reference, x, y);
                if ((x, y) == (0, 0))
                    none = agreement;
                if (agreement > best)
                    (best, shift) = (agreement, (x, y));
            }
        return best > none + Clearly ? shift : (0, 0);
    }

    static double Agreement(LabelMap labels, LabelMap reference, int dx, int dy)
    {
        var (width, height) = (labels.Size.Width, labels.Size.Height);
        var a = labels.Ids;
        var b = reference.Ids;
        long same = 0, all = 0;
        var stride = 1 + (int)(labels.Size.Area / EnoughPixels);
        for (var y = Reach; y < height - Reach; y += stride)
            for (var x = Reach; x < width - Reach; x++)
            {
                var (ours, theirs) = (a[y * width + x], b[(y + dy) * width + x + dx]);
                if (ours == LabelMap.Void || theirs == LabelMap.Void)
                    continue;
                all++;
                same += ours == theirs ? 1 : 0;
            }
        return all == 0 ? 0 : (double)same / all;
    }
}
