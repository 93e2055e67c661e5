using Kitchen.Tools.Small;

namespace House
{
    public class Room
    {
        private readonly Cook cook = new Cook();

        // ruleid: open-door
        [Visit]
        public Answer Enter(int count, string name)
        {
            Kettle pot = Find();
            // ruleid: kettle
            pot.Heat(3);
            // ruleid: tea
            var cup = new Tea { Leaves = "green", Hot = true };
            return null;
        }

        // ok: open-door
        [Visit, Locked]
        public Answer Leave(string name)
        {
            // ok: tea
            var cup = new Tea { Leaves = name };
            return null;
        }

        public void Serve(Oven oven)
        {
            var wish = Guest.Says("now");
            try
            {
                // ruleid: wish
                cook.Make($"one {wish}");
            }
            catch (Burnt e) { throw; }
            // ok: wish
            cook.Make(Plain(wish));
            // ruleid: after
            oven.Door.Close();
        }
    }
}
