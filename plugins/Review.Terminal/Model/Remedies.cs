namespace Assay.Review.Terminal;

/// <summary>"Take theirs", as verdicts say it.</summary>
static class Remedies
{
    /// <summary>An error of the kinds that steps found here, with the reference's labels as what is right.</summary>
    public static Ruling Ruling(Model model, string reference, bool ofAll, Desk desk)
    {
        var found = desk.OpenOf(model.Position)!.Findings.Where(suspicion => ofAll || suspicion.IsOfItem).Select(suspicion => suspicion.Finding.Kind).Distinct().ToArray();
        if (found.Length == 0)
            found = [desk.Review.Items[model.Position].Unit == Unit.Omission ? FindingKind.Omission : FindingKind.Inaccurate];
        return new Ruling(Decision.Error, [.. found.Select(kind => (desk.Review.Kinds.FirstOrDefault(priced => priced.Kind == kind) ?? new PricedKind(kind), 1))])
        {
            Remedy = (item, open) => ofAll ? new Remedy(Take.Sample, reference) : Of(item, open, reference),
        };
    }

    /// <summary>An object for an object, a region's pixels, else all labels.</summary>
    static Remedy Of(Item item, OpenItem? open, string reference) => item.Unit switch
    {
        Unit.Omission => new Remedy(Take.Instance, item.Reference) { ReferenceInstance = item.ReferenceInstance },
        Unit.Instance => Twin(item, open) is { } twin ? new Remedy(Take.Instance, reference) { Instance = item.Instance, ReferenceInstance = twin } : new Remedy(Take.Instance, null) { Instance = item.Instance },
        Unit.Region => new Remedy(Take.Region, reference) { Box = item.Region!.Box },
        _ => new Remedy(Take.Sample, reference),
    };

    /// <summary>The reference's object that a step has paired with the item's; null: it has none, so the label goes.</summary>
    static int? Twin(Item item, OpenItem? open) =>
        open?.Findings.FirstOrDefault(suspicion => suspicion.IsOfItem && suspicion.Finding.Instance == item.Instance && suspicion.Finding.ReferenceInstance is not null)?.Finding.ReferenceInstance;
}
