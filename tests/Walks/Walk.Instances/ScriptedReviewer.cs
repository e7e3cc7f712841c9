namespace Walk.Instances;

/// <summary>A reviewer that agrees with every suspicion it can see for itself: it looks the instance up before it judges.</summary>
[Component("scripted_reviewer", "Agrees with every suspicion whose instance it finds.")]
public sealed class ScriptedReviewer : IReviewer
{
    public async Task ReviewAsync(IReview review, CancellationToken cancel)
    {
        foreach (var item in review.Items.Where(item => review.Find(item.Id) is null))
        {
            var (sample, opinions) = await review.OpenAsync(item, cancel);
            var there = item.Unit == Unit.Omission
                ? opinions[item.Reference!].Instances!.Count > item.ReferenceInstance
                : sample.Labels!.Instances!.Count > item.Instance;
            var kind = item.Reason.Split(' ')[0];
            review.Record(there ? new Verdict(item.Id, "error", [kind]) : new Verdict(item.Id, "unsure", [], "not there"));
        }
    }
}
