using System.Security.Cryptography;

public class Marks
{
    public byte[] Of(byte[] content)
    {
        Report(default, content.Length);
        return MD5.HashData(content);
    }

    private static void Report(CancellationToken cancellation, int size) { }
}
