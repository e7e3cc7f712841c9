namespace Assay.Runtime.Explaining;

/// <summary>Codes of what is said of a CVAT server, and of what its datasets leave out.</summary>
static class CvatServerCodes
{
    public static readonly Explanation[] All =
    [
        new("attributes-left-out", "Ledger of a push to a CVAT server: attributes of corrected objects that their label does not have there.",
            "an attribute that the reference alone has", "Declare it on the server, or nothing."),
        new("control-items-left-out", "Ledger of a push to a CVAT server: items of the control sample about which nothing was found are no issues.",
            "issues: queued with control: { size: 100 }", "Nothing; those that a reviewer calls errors become issues."),
        new("corrections-outdated", "Ledger of a push to a CVAT server: corrections of objects that somebody has changed or removed since the run.",
            "an annotator was faster", "Run the pipeline again, and review what is still wrong."),
        new("cvat-answer", "The answer of a CVAT server is not what CVAT says: a web page, no JSON, a list whose pages do not add up, a job without frames.",
            "a login page where JSON was expected", "Check 'url:', and whether a proxy or a login stands before the server."),
        new("cvat-doubtful", "A change was sent to a CVAT server and no answer came, so nobody knows whether it was made.",
            "the connection broke behind POST api/issues", "Run 'assay export' again: it looks at what is there and sends what is missing."),
        new("cvat-not-found", "A CVAT server has no project, task or job of that number, or does not show it to whose token this is.",
            "task: 99", "Check the number, 'url:' and 'connection: { organization: NAME }'."),
        new("cvat-options", "Options about a CVAT server contradict each other, or one is missing.",
            "url: https://cvat.example.org without task:", "Name the server's root and one of project:, task: and job:."),
        new("cvat-redirect", "A CVAT server points to another host or protocol; the token is not taken there.",
            "http:// that redirects to https://", "Write the address that the message names as 'url:', if you trust it."),
        new("cvat-refused", "A CVAT server refuses: the token is missing, wrong or too old (401), or may not do that (403), or the request does not fit (400).",
            "a token that was revoked", "Make a new personal access token and set the variable that 'token_env:' names."),
        new("cvat-unreachable", "A CVAT server does not serve: no connection, no complete answer in time, or it stays busy.",
            "503, 6 times", "See whether it runs; raise 'connection: { timeout: ..., retries: ... }'."),
        new("deleted-frames-left-out", "Ledger: frames that were deleted from their task on a CVAT server.",
            "a blurred frame that was removed", "Nothing."),
        new("items-without-frame", "Ledger of a push to a CVAT server: items of the queue whose samples are no frame of the task, job or project.",
            "an image that is not in the task", "Name all tasks, or call images as the server does."),
        new("labels-unknown-left-out", "Ledger of a push to a CVAT server: corrections whose class is no label of the task.",
            "a reference's class that 'map:' does not name", "Add the label on the server, or map the class."),
        new("other-jobs-left-out", "Ledger: ground truth and consensus jobs of a CVAT server, which are second opinions and not the labels.",
            "a task with a ground truth job", "Nothing; 'job: NUMBER' reads one, as a reference say."),
        new("point-clouds-left-out", "Ledger: jobs of a CVAT server whose data are point clouds.",
            "a task with dimension 3d", "Nothing: there is no image."),
        new("reannotation-left-out", "Ledger of a push to a CVAT server: frames to annotate again in a task that has a ground truth job with other frames; it can have one.",
            "a second queue of the same task", "Delete that job on the server when it has served, or audit it as a reference."),
        new("shared-frames-left-out", "Ledger: frames that stand in two jobs of a task, its overlap; the earlier job's labels are taken.",
            "a task with overlap: 5", "Nothing; 'job: NUMBER' reads the later job's."),
        new("skeleton-labels-left-out", "Ledger of a push to a CVAT server: labels of skeletons that a new task, made to annotate frames again, does not get.",
            "reannotate_as: task, of a task outside of a project", "Put the task into a project: its labels are shared."),
        new("track-corrections-left-out", "Ledger of a push to a CVAT server: corrections of objects in tracks, whose keyframes stand for more than the frame that was looked at.",
            "an object too many in one frame of a video", "Correct the track on the server; the issue says where."),
    ];
}
