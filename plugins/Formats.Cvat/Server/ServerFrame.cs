namespace Assay.Formats.Cvat.Server;

/// <summary>Where an image is on a server.</summary>
/// <param name="Number">Of the frame in its task, as annotations and issues have it.</param>
/// <param name="File">The name of the image or video there.</param>
/// <param name="Version">Of the task's images.</param>
/// <param name="IsVideo">The file has all frames in it.</param>
sealed record ServerFrame(ServerTask Task, ServerJob Job, int Number, string File, string Version, bool IsVideo);
