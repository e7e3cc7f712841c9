namespace Assay.Review.Terminal;

/// <summary>What a key can do. A keymap file names them in snake_case.</summary>
public enum Command
{
#pragma warning disable CS1591 // CommandText says it to people and to readers of the code.
    Accept, AcceptStay, Kind1, Kind2, Kind3, Kind4, Kind5, Kind6, Kind7, Kind8, Kind9, Pick, PickStay, Empty, ModelWrong, Unsure, Skip, Take, Undo, Redo,
    NextUndecided, PreviousUndecided, Down, Up, Top, Bottom, HalfPageDown, HalfPageUp,
    NextPlace, Fit, NextMode, ChooseMode, Overlay, PreviousView, NextView, NextReference, LessAlpha, MoreAlpha, Blink, FocusPicture, ZoomIn, ZoomOut,
    PanLeft, PanRight, PanUp, PanDown,
    Comment, Flag, Difficulty, Facts, History, CopyId,
    Filter, FilterOut, CommandLine, Sort, Range, SameReason,
    Help, Back, Quit, Suspend, Redraw,
#pragma warning restore CS1591
}
