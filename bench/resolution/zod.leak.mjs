import { z } from 'zod'

export default function iteration() {
  const User = z.object({ name: z.string().min(1), age: z.number().optional(), tags: z.array(z.string()) })
  return User.parse({ name: 'a', tags: ['x'] })
}
