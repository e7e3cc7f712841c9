// Of the pixels labelled a class, the share that the model calls so too; the worst class counts. 1 = trustworthy.
// A class with fewer than 20 labelled pixels says nothing. A Score carries the reason along, for the queue.
const int FewestPixels = 20;

Score? Score(Exam exam, LabelMap model)
{
    if (exam.LabelMap is not { } labels)
        return null;
    var all = new int[exam.Classes.Count];
    var agreed = new int[exam.Classes.Count];
    for (var i = 0; i < labels.Ids.Length; i++)
        if (labels.Ids[i] != LabelMap.Void && model.Ids[i] != LabelMap.Void)
        {
            all[labels.Ids[i]]++;
            if (labels.Ids[i] == model.Ids[i])
                agreed[labels.Ids[i]]++;
        }
    var recalls = Enumerable.Range(0, all.Length).Where(k => all[k] >= FewestPixels).Select(k => (Class: k, Recall: (double)agreed[k] / all[k])).ToList();
    if (recalls.Count == 0)
        return null;
    var worst = recalls.MinBy(entry => entry.Recall);
    return new() { Values = [worst.Recall], Reason = $"the model sees {100 * worst.Recall:0} % of {exam.Classes[worst.Class].Name}" };
}
