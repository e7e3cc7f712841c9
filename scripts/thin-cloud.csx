// How far labels and model agree on one class: pixels that both call thin cloud over pixels that either does (IoU). 1 = trustworthy.
// No evidence (null) where neither sees any. A dataset without a class of that name is an error that lists the classes there are.
double? Score(Exam exam, LabelMap model)
{
    if (exam.LabelMap is not { } labels)
        return null;
    var thin = exam.Classes["thin_cloud"];
    int both = 0, either = 0;
    for (var i = 0; i < labels.Ids.Length; i++)
    {
        if (labels.Ids[i] == LabelMap.Void || model.Ids[i] == LabelMap.Void)
            continue; // void belongs to no class and counts on neither side
        var (said, seen) = (labels.Ids[i] == thin, model.Ids[i] == thin);
        if (said || seen)
            either++;
        if (said && seen)
            both++;
    }
    return either == 0 ? null : (double)both / either;
}
