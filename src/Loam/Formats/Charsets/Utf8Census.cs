using System.Buffers;
using System.Text;

namespace Loam.Formats;

/// <summary>How much of some bytes is valid UTF-8.</summary>
/// <param name="Valid">Number of valid sequences of two bytes or more.</param>
/// <param name="Usual">Those of them that stand for letters and marks that European text has, so that chance is unlikely.</param>
/// <param name="Invalid">Number of maximal sequences that are not UTF-8.</param>
readonly record struct Utf8Census(int Valid, int Usual, int Invalid)
{
    public static Utf8Census Of(ReadOnlySpan<byte> bytes)
    {
        int valid = 0, usual = 0, invalid = 0;
        while (true)
        {
            var at = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (at < 0)
                return new Utf8Census(valid, usual, invalid);
            bytes = bytes[at..];
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == OperationStatus.Done)
            {
                valid++;
                if (rune.Value is (>= 0xA0 and <= 0x17F) or (>= 0x2010 and <= 0x203A) or 0x20AC or 0x2122)
                    usual++;
            }
            else
                invalid++;
            bytes = bytes[consumed..];
        }
    }
}
