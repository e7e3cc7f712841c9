namespace Assay.Review.Terminal;

/// <summary>What keys mean at the moment.</summary>
public enum ScreenMode
{
    /// <summary>The queue and one item of it.</summary>
    Browse,
    /// <summary>Several kinds of error are being chosen.</summary>
    Picker,
    /// <summary>A comment is being written.</summary>
    Comment,
    /// <summary>A filter is being written.</summary>
    Filter,
    /// <summary>A command is being written.</summary>
    CommandLine,
    /// <summary>A digit from 1 to 5 is expected.</summary>
    Difficulty,
    /// <summary>A digit for a way to draw labels is expected.</summary>
    ChooseMode,
    /// <summary>How much to take over from the reference is expected.</summary>
    Take,
    /// <summary>A verdict for several items waits for a yes.</summary>
    Confirm,
    /// <summary>All keys.</summary>
    Help,
    /// <summary>Why the item is here, over the picture.</summary>
    Facts,
    /// <summary>What was recorded about the item.</summary>
    History,
    /// <summary>Nothing of the list is undecided.</summary>
    End,
    /// <summary>Nothing can be recorded any more: the lock is lost.</summary>
    Offline,
}
