// 1 minus the share of labelled pixels that two references contradict with the same class: where both say "this is water",
// a label "forest" is more likely wrong than where they also differ from each other. 1 = trustworthy.
double? Score(Exam exam, LabelMap first, LabelMap second)
{
    if (exam.LabelMap is not { } labels)
        return null;
    int all = 0, contradicted = 0;
    for (var i = 0; i < labels.Ids.Length; i++)
    {
        var (said, one, other) = (labels.Ids[i], first.Ids[i], second.Ids[i]);
        if (said == LabelMap.Void || one == LabelMap.Void || other == LabelMap.Void)
            continue; // a pixel counts where all three name a class
        all++;
        if (one == other && one != said)
            contradicted++;
    }
    return all == 0 ? null : 1 - (double)contradicted / all;
}
