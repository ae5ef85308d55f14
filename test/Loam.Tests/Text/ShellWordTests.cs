using Loam.Text;

namespace Loam.Tests.Text;

public class ShellWordTests
{
    [Theory]
    [InlineData("runs/a-b_c.jsonl", "runs/a-b_c.jsonl")]
    [InlineData("http://h:8000/v1", "http://h:8000/v1")]
    [InlineData("", "''")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's $HOME", "'it'\\''s $HOME'")]
    [InlineData("größe", "'größe'")]
    public void A_word_is_quoted_where_a_shell_would_read_something_in_it(string word, string written) => Assert.Equal(written, ShellWord.Quoted(word));
}
